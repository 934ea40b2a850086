const { XeroClient, Invoice } = require('xero-node')

const xero = new XeroClient({
  clientId: process.env.XERO_CLIENT_ID,
  clientSecret: process.env.XERO_CLIENT_SECRET,
  grantType: 'client_credentials',
})

// Monthly membership fees as sales invoices
exports.exportInvoices = async (tenantId, invoices) => {
  await xero.getClientCredentialsToken()
  const body = {
    invoices: invoices.map((i) => ({
      type: Invoice.TypeEnum.ACCREC,
      contact: { contactNumber: i.member.import_id || i.member.id, name: i.member.name },
      reference: i.number,
      date: i.date,
      lineItems: [{ description: i.plan, quantity: 1, unitAmount: i.amount, accountCode: '200' }],
    })),
  }
  const res = await xero.accountingApi.createInvoices(tenantId, body)
  return res.body.invoices.map((x) => x.invoiceID)
}
