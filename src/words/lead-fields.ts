/** What the fields of a lead are called; the rest of a field is in `leads/lead-fields.ts`. */
import type { LeadField } from '../sidebar/protocol'

export const FIELD_LABELS: Record<LeadField, string> = {
  profileUrl: 'LinkedIn URL',
  firstName: 'First name',
  lastName: 'Last name',
  fullName: 'Full name',
  companyName: 'Company',
  position: 'Position',
  emailAddress: 'E-mail',
  location: 'Location',
  summary: 'Summary',
  about: 'About',
}
