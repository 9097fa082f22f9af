/**
 * A receiver or the trigger dies at any backend call, whatever becomes of writes in its buffer, and whether rows and columns come with
 * the buffer or at once. After the trigger's next run every acknowledged delivery is exactly one row, and after the sender's retries
 * every delivery is; everything once more adds nothing. (Where nothing is in the buffer, what becomes of it is tried once.)
 */
import { describeKilled } from './support/killed-at-calls'
import { RECEIVING } from './support/situations'

RECEIVING.forEach(describeKilled)
