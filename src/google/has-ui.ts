/**
 * Whether a call comes from the spreadsheet's own menu or sidebar. The page that the web app answers with could call every function
 * of ours too, as its deployer (platform facts §5.4): whoever knows the secret would read the sheet. There is no Ui in a web app (§1.4).
 */
export const hasUi = (): boolean => {
  try {
    SpreadsheetApp.getUi()
    return true
  } catch {
    return false
  }
}
