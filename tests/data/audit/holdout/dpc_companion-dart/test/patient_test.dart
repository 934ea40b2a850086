import 'dart:convert';
import 'dart:io';

import 'package:dpc_companion/models/patient.dart';
import 'package:flutter_test/flutter_test.dart';

void main() {
  test('parses a patient', () {
    final json = jsonDecode(File('test/fixtures/patient.json').readAsStringSync());
    final p = Patient.fromJson(json as Map<String, dynamic>);
    expect(p.fullName, 'June Park');
    expect(p.externalLinkId, isNull);
    expect(p.importId, '2209');
    expect(p.importSource, 'frontdesk');
    expect(p.isLinked, isTrue);
  });

  test('round trip', () {
    const p = Patient(id: 'pat-1', firstName: 'a', lastName: 'b', externalLinkId: 'c-1');
    expect(p.toJson()['external_link_id'], 'c-1');
  });
}
