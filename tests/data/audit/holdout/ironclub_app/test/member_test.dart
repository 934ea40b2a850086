import 'package:flutter_test/flutter_test.dart';
import 'package:ironclub_app/models/member.dart';

void main() {
  test('member of the Mindbody migration', () {
    final m = Member.fromJson({
      'id': 'mb-100012',
      'first_name': 'Ana',
      'last_name': 'Ruiz',
      'membership_status': 'active',
      'import_id': '100012',
      'import_source': 'mindbody',
    });
    expect(m.migrated, isTrue);
    expect(m.toJson()['import_id'], '100012');
  });
}
