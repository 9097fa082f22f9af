/** What the web app answers to a delivery. Nothing of the sheet is in it: anybody may ask. */
import { PRODUCT } from '../account/product'
import type { Receipt } from './receive-delivery'
import { SCHEMA } from './schema'

/** `page` is success to any sender; `text` comes by a redirect, so that a strict sender tries again. */
export type WebAnswer = { page: string } | { text: object }

export const answerOf = (receipt: Receipt, version: string): WebAnswer => {
  const us = { product: PRODUCT, version }
  switch (receipt.kind) {
    case 'kept':
      return { page: KEPT }
    case 'checked':
      return { text: { ...us, schema: SCHEMA, nonce: receipt.nonce } }
    case 'refused':
      return { text: { ...us, refused: true } }
    case 'not-kept':
      return { text: { ...us, kept: false } }
  }
}

/** The one answer that acknowledges. */
export const KEPT = 'ok'
