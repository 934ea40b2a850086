const { Router } = require('express');
const hint = require('../lib/hint');
const hubspot = require('../lib/hubspot');
const verify = require('../lib/verify');
const db = require('../db');

const router = Router();

router.post('/hint', verify, async (req, res, next) => {
  const { type, object } = req.body;
  try {
    switch (type) {
      case 'patient.created':
      case 'patient.updated':
        await onPatient(object);
        break;
      case 'customer_invoice.paid':
        await onInvoicePaid(object);
        break;
      default:
        break;
    }
    res.sendStatus(204);
  } catch (err) {
    next(err);
  }
});

async function onPatient(patient) {
  const { id, email, import_id: contactId, import_source: source } = patient;
  if (!email) return;
  const contact = await hubspot.upsertContact({
    email,
    firstname: patient.first_name,
    lastname: patient.last_name,
    hint_patient_id: id,
    hint_membership: patient.membership_status,
  });
  if (source !== 'hubspot' || contactId !== contact.id) {
    await hint.linkContact(id, contact.id);
  }
  await db('patient_links')
    .insert({ patient_id: id, contact_id: contact.id, hint_external_link_id: patient.external_link_id })
    .onConflict('patient_id')
    .merge();
}

async function onInvoicePaid(invoice) {
  const contactId = invoice.owner && invoice.owner.import_id;
  if (!contactId || invoice.owner.import_source !== 'hubspot') return;
  await hubspot.upsertContact({
    email: invoice.owner.email,
    hint_last_paid: new Date().toISOString().slice(0, 10),
  });
}

module.exports = router;
