/** How integrations of this kind are usually written: one request a lead, one write a row. A script of its own for the strict host. */

export const USUAL_WAY = `
function addRows(key, campaignId, first, last) {
  var sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Leads')
  var values = sheet.getRange(first, 1, last - first + 1, 5).getValues()
  for (var i = 0; i < values.length; i++) {
    var row = values[i]
    var response = UrlFetchApp.fetch('https://api.heyreach.io/api/public/campaign/AddLeadsToCampaignV2', {
      method: 'post',
      contentType: 'application/json',
      headers: { 'X-API-KEY': key },
      payload: JSON.stringify({
        campaignId: campaignId,
        accountLeadPairs: [{ linkedInAccountId: null, lead: { firstName: row[0], lastName: row[1], profileUrl: row[2], companyName: row[3], position: row[4] } }]
      }),
      muteHttpExceptions: true
    })
    sheet.getRange(first + i, 6).setValue(response.getResponseCode() === 200 ? 'Added' : 'Failed')
    SpreadsheetApp.flush()
  }
}
`
