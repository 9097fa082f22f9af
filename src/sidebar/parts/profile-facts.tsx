/** What HeyReach knows of a person, under their name. All of it is text from outside; the only link leads to LinkedIn. */
import type { ComponentChildren } from 'preact'
import type { ProfileCard } from '../protocol'
import { OwnFold } from './card'
import { atCompany, isProfileAddress, shortAddress } from '../profile-words'

export const ProfileFacts = ({ card }: { card: ProfileCard }) => {
  const work = atCompany(card)
  const facts: [string, ComponentChildren][] = [
    ['Location', card.location],
    ['E-mail', card.emails.length === 0 ? '' : card.emails.map((address) => <span key={address} class="line">{address}</span>)],
    ['LinkedIn', <ProfileLink key="link" url={card.url} />],
  ]
  return (
    <>
      {work && <p class="profile-work">{work}</p>}
      {card.headline && card.headline !== work && card.headline !== card.position && <p class="profile-headline">{card.headline}</p>}
      <dl class="facts">
        {facts.map(
          ([label, value]) =>
            value !== '' && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {card.tags.length > 0 && (
        <ul class="plain tags" aria-label="Tags">
          {card.tags.map((tag) => (
            <li key={tag} class="chip">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {card.about && (
        <OwnFold title="About">
          <p class="about">{card.about}</p>
        </OwnFold>
      )}
    </>
  )
}

export const ProfileLink = ({ url }: { url: string }) =>
  isProfileAddress(url) ? (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {shortAddress(url)}
    </a>
  ) : (
    <span>{url}</span>
  )
