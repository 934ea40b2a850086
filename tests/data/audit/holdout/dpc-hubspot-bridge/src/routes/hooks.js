const { Router } = require('express');
const _ = require('lodash');
const members = require('../lib/members');
const hubspot = require('../lib/hubspot');
const memberToContact = require('../mappers/memberToContact');

const router = Router();

router.post('/members', async (req, res, next) => {
  try {
    const { type, object } = req.body;
    if (!_.startsWith(type, 'patient.')) return res.sendStatus(204);

    const member = await members.getMember(object.id);
    const { email, external_link_id: externalLinkId } = member;
    if (!email) return res.sendStatus(204);

    const vid = await hubspot.upsertContact(email, memberToContact(member));
    if (!externalLinkId) await members.linkMember(member.id, vid);
    return res.json({ vid });
  } catch (err) {
    return next(err);
  }
});

module.exports = router;
