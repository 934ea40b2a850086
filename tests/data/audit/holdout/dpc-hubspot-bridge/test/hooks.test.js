const nock = require('nock');
const { expect } = require('chai');
const mapper = require('../src/mappers/memberToContact');
const member = require('./fixtures/member.json');
const members = require('../src/lib/members');

describe('memberToContact', () => {
  it('falls back to the old id', () => {
    expect(mapper(member).dpc_chart_id).to.equal('A-118');
    expect(mapper({ ...member, external_link_id: 'X1' }).dpc_chart_id).to.equal('X1');
  });

  it('copies the origin', () => {
    expect(mapper({ import_source: 'atlas' })).to.include({ dpc_origin: 'atlas' });
  });
});

describe('linkMember', () => {
  it('patches', async () => {
    const scope = nock('https://api.sandbox.hint.com')
      .patch('/api/provider/patients/pat-qW7xB1nE5rT9', { external_link_id: '77' })
      .reply(200, { ...member, external_link_id: '77' });
    await members.linkMember(member.id, 77);
    scope.done();
  });
});
