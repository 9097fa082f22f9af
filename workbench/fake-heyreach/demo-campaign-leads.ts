/** Who is in the demo campaigns already, and how far each has come. Everybody is invented. */

export type Story = 'pending' | 'viewed' | 'invited' | 'accepted' | 'messaged' | 'replied' | 'finished' | 'failed' | 'stopped'

export interface DemoLead {
  key: string
  firstName: string
  lastName: string
  companyName: string
  position: string
  location: string
  story: Story
}

const lead = (name: string, position: string, companyName: string, location: string, story: Story): DemoLead => {
  const [firstName = '', ...rest] = name.split(' ')
  const lastName = rest.join(' ')
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '')
  const key = `${plain.toLowerCase().replace(/[^a-z]+/g, '-')}-demo`
  return { key, firstName, lastName, companyName, position, location, story }
}

export const demoCampaignLeads: { campaignId: number; leads: DemoLead[] }[] = [
  {
    campaignId: 61001,
    leads: [
      lead('Annika Brandt', 'CFO', 'Falkenau Maschinen', 'Stuttgart, Germany', 'replied'),
      lead('Reto Ammann', 'Head of Finance', 'Bergtal Präzision', 'Zürich, Switzerland', 'messaged'),
      lead('Katharina Pichler', 'CFO', 'Donauwerk Antriebe', 'Linz, Austria', 'accepted'),
      lead('Emre Yıldız', 'Finance Director', 'Kornblum Logistik', 'Hamburg, Germany', 'invited'),
      lead('Claudia Rossetti', 'CFO', 'Seeblick Automation', 'Lugano, Switzerland', 'invited'),
      lead('Thorsten Wieland', 'VP Finance', 'Nordhafen Systeme', 'Bremen, Germany', 'failed'),
      lead('Ngozi Adeyemi', 'CFO', 'Lindenhof Sensorik', 'Berlin, Germany', 'messaged'),
      lead('Milan Horvat', 'Head of Controlling', 'Alpenglanz Werkzeuge', 'Graz, Austria', 'viewed'),
      lead('Sabine Kofler', 'CFO', 'Innstein Technik', 'Innsbruck, Austria', 'stopped'),
      lead('Jürgen Maaßen', 'Commercial Director', 'Rheinaue Hydraulik', 'Köln, Germany', 'finished'),
      lead('Leila Haddad', 'Group CFO', 'Morgenstern Kunststoffe', 'München, Germany', 'invited'),
      lead('Beat Zürcher', 'CFO', 'Aarewerk', 'Bern, Switzerland', 'pending'),
      lead('Dominika Nowak', 'Finance Lead', 'Elbbogen Robotik', 'Dresden, Germany', 'pending'),
      lead('Hannes Gruber', 'CFO', 'Steirerholz Industrie', 'Leoben, Austria', 'pending')
    ]
  },
  {
    campaignId: 61002,
    leads: [
      lead('Ingrid Solheim', 'Plant Manager', 'Fjordstål', 'Bergen, Norway', 'messaged'),
      lead('Mikael Åkesson', 'Site Director', 'Vättern Plåt', 'Jönköping, Sweden', 'invited'),
      lead('Aino Korhonen', 'Plant Manager', 'Saimaa Pulp', 'Lappeenranta, Finland', 'accepted'),
      lead('Søren Kjær', 'Operations Director', 'Limfjord Foods', 'Aalborg, Denmark', 'viewed'),
      lead('Fatuma Abdi', 'Head of Production', 'Mälaren Pack', 'Västerås, Sweden', 'pending'),
      lead('Eirik Lund', 'Plant Manager', 'Nordkyst Aluminium', 'Mosjøen, Norway', 'pending')
    ]
  },
  {
    campaignId: 61004,
    leads: [
      lead('Ottavia Ferri', 'Innovation Manager', 'Brenta Meccanica', 'Padova, Italy', 'finished'),
      lead('Marek Dvořák', 'COO', 'Vltava Komponenty', 'Plzeň, Czechia', 'replied'),
      lead('Yuki Tanabe', 'Head of Automation', 'Hoshizora Works', 'Düsseldorf, Germany', 'finished'),
      lead('Tomás Carvalho', 'Director of Operations', 'Serra Azul Moldes', 'Leiria, Portugal', 'finished'),
      lead('Roisin Gallagher', 'Plant Director', 'Lough Engineering', 'Derry, United Kingdom', 'failed')
    ]
  },
  {
    campaignId: 62002,
    leads: [
      lead('Femke de Wit', 'Category Buyer', 'Polderkaas Retail', 'Utrecht, Netherlands', 'pending'),
      lead('Bram Janssens', 'Purchasing Manager', 'Scheldehal', 'Antwerpen, Belgium', 'pending'),
      lead('Amélie Lambert', 'Senior Buyer', 'Ardenne Frais', 'Namur, Belgium', 'pending'),
      lead('Youssef El Amrani', 'Head of Purchasing', 'Maasmarkt', 'Rotterdam, Netherlands', 'viewed')
    ]
  },
  {
    campaignId: 62003,
    leads: [
      lead('Paulien Hendrickx', 'Buyer', 'Dijleland Food', 'Leuven, Belgium', 'finished'),
      lead('Idris Osei', 'Import Manager', 'Harbour Fresh', 'London, United Kingdom', 'stopped')
    ]
  }
]
