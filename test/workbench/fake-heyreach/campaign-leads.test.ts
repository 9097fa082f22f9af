import { borealis, campaign, createDesk, day, keyPaths, leadAt, profile, sample, start } from './ask'

type Desk = ReturnType<typeof createDesk>

const stopPath = '/campaign/StopLeadInCampaign'
const leadsPath = '/campaign/GetLeadsFromCampaign'
const campaignsPath = '/campaign/GetCampaignsForLead'

const leadsOf = (desk: Desk, id: number, more: Record<string, unknown> = {}): any[] =>
  desk.post(leadsPath, { campaignId: id, offset: 0, limit: 100, ...more }).json.items
const leadNamed = (desk: Desk, slug: string): any =>
  leadsOf(desk, campaign.running).find(({ linkedInUserProfile }) => linkedInUserProfile.profileUrl === profile(slug))

describe('stopping a lead', () => {
  it('by its URL in any form answers an empty 200 and shows as failed, in the ledger as stopped', () => {
    const desk = createDesk()
    desk.wait(day)
    const leadUrl = 'http://ch.linkedin.com/in/CLAUDIA-Rossetti-%64emo/?x=1'
    expect(desk.post(stopPath, { campaignId: 61001, leadMemberId: null, leadUrl })).toMatchObject({ status: 200, body: '' })
    const lead = leadNamed(desk, 'claudia-rossetti-demo')
    expect(lead).toMatchObject({ leadCampaignStatus: 'Failed', leadConnectionStatus: 'ConnectionSent' })
    expect(Date.parse(lead.failedTime)).toBe(start + day)
    expect(desk.fake.ledger(61001)[4]?.status).toBe('Stopped')
  })

  it('by its member id', () => {
    const desk = createDesk()
    const leadMemberId = leadNamed(desk, 'beat-zurcher-demo').linkedInUserProfile.linkedin_id
    expect(desk.post(stopPath, { campaignId: 61001, leadMemberId, leadUrl: null }).status).toBe(200)
    expect(leadNamed(desk, 'beat-zurcher-demo').leadCampaignStatus).toBe('Failed')
  })

  it('does not take the opaque profile id for a member id', () => {
    const desk = createDesk()
    const leadMemberId = leadNamed(desk, 'beat-zurcher-demo').linkedInUserProfileId
    expect(desk.post(stopPath, { campaignId: 61001, leadMemberId }).status).toBe(404)
  })

  it('twice answers 400 in HeyReach’s words', () => {
    const desk = createDesk()
    const body = { campaignId: 61001, leadUrl: profile('beat-zurcher-demo') }
    desk.post(stopPath, body)
    const told = sample('campaign-stoplead.already-stopped.response.400')
    expect(desk.post(stopPath, body)).toMatchObject({ status: 400, json: told })
  })

  const over = ['annika-brandt-demo', 'thorsten-wieland-demo', 'sabine-kofler-demo']
  it.each(over)('that is over already answers 400 (%s)', (slug) => {
    const answer = createDesk().post(stopPath, { campaignId: 61001, leadUrl: profile(slug) })
    expect(answer.status).toBe(400)
    expect(answer.json.errorMessage).toMatch(/workflow is in (FINISHED|FAILED) state/)
  })

  it.each([
    ['is not in the campaign', 61001, profile('nobody-here')],
    ['is no profile', 61001, 'n/a'],
    ['is asked of an unknown campaign', 1, profile('beat-zurcher-demo')],
    ['is asked of another client’s campaign', campaign.loggedOut, profile('femke-de-wit-demo')]
  ])('that %s answers 404', (_what, campaignId, leadUrl) => {
    expect(createDesk().post(stopPath, { campaignId, leadUrl }).status).toBe(404)
  })

  it('needs somebody to stop', () => {
    expect(createDesk().post(stopPath, { campaignId: 61001, leadUrl: null, leadMemberId: null }).status).toBe(400)
  })

  it('takes no number for the member id', () => {
    expect(createDesk().post(stopPath, { campaignId: 61001, leadMemberId: 900000101 }).status).toBe(400)
  })

  it('works in a paused campaign, and in one campaign only', () => {
    const desk = createDesk()
    for (const id of [campaign.running, campaign.paused]) desk.add(id, [profile('ada')])
    expect(desk.post(stopPath, { campaignId: campaign.paused, leadUrl: profile('ada') }).status).toBe(200)
    expect(desk.fake.ledger(campaign.paused).at(-1)?.status).toBe('Stopped')
    expect(desk.fake.ledger(campaign.running).at(-1)?.status).toBe('Pending')
  })
})

describe('the leads in a campaign', () => {
  it('have precisely the keys of the sample', () => {
    const desk = createDesk()
    const answer = desk.post(leadsPath, { campaignId: 61001, limit: 100 })
    expect(keyPaths(answer.json, ['customFields'])).toEqual(keyPaths(sample('campaign-getleads.response.200'), ['customFields']))
  })

  it('carry what was added, custom fields under their other name', () => {
    const desk = createDesk()
    const customUserFields = [{ name: 'icebreaker', value: 'Hello!' }]
    const lead = { companyName: 'Example Freight', emailAddress: 'ada@example.com', customUserFields }
    desk.add(61001, [leadAt(profile('ada'), lead)])
    expect(leadNamed(desk, 'ada')).toMatchObject({
      leadCampaignStatus: 'Pending',
      leadConnectionStatus: 'None',
      leadMessageStatus: 'None',
      lastActionTime: null,
      failedTime: null,
      linkedInUserProfile: {
        linkedin_id: expect.stringMatching(/^\d{7,10}$/),
        companyName: 'Example Freight',
        emailAddress: 'ada@example.com',
        customFields: customUserFields
      }
    })
  })

  it('have three statuses that are independent of each other', () => {
    const desk = createDesk()
    const statuses = (slug: string) => {
      const lead = leadNamed(desk, slug)
      return [lead.leadCampaignStatus, lead.leadConnectionStatus, lead.leadMessageStatus]
    }
    expect(statuses('annika-brandt-demo')).toEqual(['Finished', 'ConnectionAccepted', 'MessageReply'])
    expect(statuses('reto-ammann-demo')).toEqual(['InSequence', 'ConnectionAccepted', 'MessageSent'])
    expect(statuses('milan-horvat-demo')).toEqual(['InSequence', 'None', 'None'])
    expect(statuses('thorsten-wieland-demo')).toEqual(['Failed', 'None', 'None'])
    expect(leadNamed(desk, 'thorsten-wieland-demo').errorCode).toBe('LeadBlockedByRecipient')
  })

  it('fail for the reason that is given', () => {
    const desk = createDesk()
    desk.fake.emit({ campaignId: 61001, profileUrl: profile('beat-zurcher-demo'), kind: 'failed', errorCode: 'SomeNewCode' })
    expect(leadNamed(desk, 'beat-zurcher-demo')).toMatchObject({ leadCampaignStatus: 'Failed', errorCode: 'SomeNewCode', failedTime: expect.any(String) })
  })

  it('show a lead by itself as paused until it goes on', () => {
    const data: any = createDesk().fake.toJson()
    const pausedOne = data.enrolments.find(({ personKey }: any) => personKey === 'reto-ammann-demo')
    pausedOne.history.push({ kind: 'paused', at: start - 2 })
    const statusWith = () => leadNamed(createDesk({ data }), 'reto-ammann-demo').leadCampaignStatus
    expect(statusWith()).toBe('Paused')
    pausedOne.history.push({ kind: 'resumed', at: start - 1 })
    expect(statusWith()).toBe('InSequence')
  })

  it('list of the pending only those about to act, so that the total is below the truth', () => {
    const desk = createDesk()
    desk.add(campaign.paused, Array.from({ length: 60 }, (_, index) => profile(`many-${index}`)))
    const listed = () => desk.post(leadsPath, { campaignId: campaign.paused, limit: 100 }).json.totalCount
    expect(listed()).toBe(25 + 4)
    desk.fake.switches.pendingListed = 'all'
    expect(listed()).toBe(66)
  })

  it('page', () => {
    const desk = createDesk()
    const page = (offset: number) => leadsOf(desk, 61001, { offset, limit: 5 }).map(({ id }) => id)
    expect([page(0), page(5), page(10)].flat()).toEqual(leadsOf(desk, 61001).map(({ id }) => id))
    expect(desk.post(leadsPath, { campaignId: 61001, limit: 101 }).status).toBe(400)
  })

  it('narrow by time', () => {
    const desk = createDesk()
    desk.add(61001, [profile('ada')])
    desk.post(stopPath, { campaignId: 61001, leadUrl: profile('beat-zurcher-demo') })
    const slugs = (timeFilter?: string) =>
      leadsOf(desk, 61001, { timeFrom: new Date(start - 1000).toISOString(), timeTo: '2026-09-15T12:00:00+02:00', timeFilter })
        .map(({ linkedInUserProfile }) => linkedInUserProfile.profileUrl.split('/').at(-1))
        .sort()
    expect(slugs('CreationTime')).toEqual(['ada'])
    expect(slugs('FailedTime')).toEqual(['beat-zurcher-demo'])
    expect(slugs('LastActionTakenTime')).toEqual([])
    expect(slugs('LastActionTakenOrFailedTime')).toEqual(['beat-zurcher-demo'])
    expect(slugs()).toEqual(['ada', 'beat-zurcher-demo'])
  })

  it('refuse an unknown filter, a time that is none, an unknown campaign', () => {
    const desk = createDesk()
    expect(desk.post(leadsPath, { campaignId: 61001, timeFilter: 'Yesterday' }).json.errors).toHaveProperty('TimeFilter')
    expect(desk.post(leadsPath, { campaignId: 61001, timeFrom: 'soon' }).json.errors).toHaveProperty('TimeFrom')
    expect(desk.post(leadsPath, { campaignId: 1 }).status).toBe(404)
    expect(desk.post(leadsPath, {}).json.errors).toHaveProperty('CampaignId')
  })

  it('are none in a draft', () => {
    expect(createDesk().post(leadsPath, { campaignId: campaign.draft }).json).toEqual({ totalCount: 0, items: [] })
  })
})

describe('the campaigns of a lead', () => {
  it('are found by URL, member id or e-mail, with precisely the keys of the sample', () => {
    const desk = createDesk()
    const ada = leadAt(profile('ada'), { emailAddress: 'Ada@example.com' })
    for (const id of [campaign.running, campaign.paused]) desk.add(id, [ada])
    const byUrl = desk.post(campaignsPath, { profileUrl: `${profile('ADA')}/`, offset: 0, limit: 100 })
    expect(keyPaths(byUrl.json)).toEqual(keyPaths(sample('campaign-getcampaignsforlead.response.200')))
    expect(byUrl.json).toEqual({
      leadFullName: 'Ada Novak',
      totalCount: 2,
      items: [
        { campaignId: 61001, campaignName: 'Acme – CFO DACH', campaignStatus: 'IN_PROGRESS', leadStatus: 'Pending' },
        { campaignId: 61002, campaignName: 'Acme – Plant managers Nordics', campaignStatus: 'PAUSED', leadStatus: 'Pending' }
      ]
    })
    const linkedinId = desk.post('/lead/GetLead', { profileUrl: profile('ada') }).json.linkedin_id
    expect(desk.post(campaignsPath, { linkedinId }).json).toEqual(byUrl.json)
    expect(desk.post(campaignsPath, { email: 'ada@EXAMPLE.com' }).json).toEqual(byUrl.json)
  })

  it('are none of somebody unknown, who is not everybody without an e-mail', () => {
    const nobody = { leadFullName: null, totalCount: 0, items: [] }
    expect(createDesk().post(campaignsPath, { profileUrl: profile('nobody-here') }).json).toEqual(nobody)
    expect(createDesk().post(campaignsPath, { profileUrl: 'n/a' }).json).toEqual(nobody)
  })

  it('never are another client’s', () => {
    const answer = createDesk({ workspace: borealis }).post(campaignsPath, { profileUrl: profile('annika-brandt-demo') })
    expect(answer.json).toMatchObject({ leadFullName: null, totalCount: 0 })
  })

  it('need at least one way to find the lead', () => {
    expect(createDesk().post(campaignsPath, { offset: 0, limit: 10, email: '', profileUrl: null }).status).toBe(400)
  })
})
