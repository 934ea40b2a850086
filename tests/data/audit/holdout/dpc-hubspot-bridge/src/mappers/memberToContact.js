const _ = require('lodash');
const moment = require('moment');

const FIELDS = {
  first_name: 'firstname',
  last_name: 'lastname',
  address_line1: 'address',
  address_city: 'city',
  address_state: 'state',
  address_zip: 'zip',
  import_source: 'dpc_origin',
};

module.exports = function memberToContact(member) {
  const props = _.pickBy(
    _.mapKeys(_.pick(member, _.keys(FIELDS)), (v, k) => FIELDS[k]),
    _.negate(_.isNil)
  );

  props.dpc_chart_id = _.get(member, 'external_link_id') || _.get(member, 'import_id', '');
  props.phone = _.get(_.find(member.phones, { type: 'Mobile' }), 'number');
  props.dpc_status = member.membership_status;
  if (member.dob) props.date_of_birth = moment(member.dob).format('MM/DD/YYYY');
  return props;
};
