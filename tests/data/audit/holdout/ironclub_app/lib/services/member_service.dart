import 'package:cloud_firestore/cloud_firestore.dart';

import '../models/member.dart';

class MemberService {
  MemberService(this._db, this.gymId);

  final FirebaseFirestore _db;
  final String gymId;

  CollectionReference<Map<String, dynamic>> get _members =>
      _db.collection('gyms').doc(gymId).collection('members');

  Stream<List<Member>> active() => _members
      .where('membership_status', isEqualTo: 'active')
      .orderBy('last_name')
      .snapshots()
      .map((s) => s.docs.map((d) => Member.fromJson({...d.data(), 'id': d.id})).toList());

  Future<Member?> byImportId(String importSource, String importId) async {
    final found = await _members
        .where('import_source', isEqualTo: importSource)
        .where('import_id', isEqualTo: importId)
        .limit(1)
        .get();
    if (found.docs.isEmpty) return null;
    final d = found.docs.first;
    return Member.fromJson({...d.data(), 'id': d.id});
  }

  Future<void> freeze(Member m, DateTime until) =>
      _members.doc(m.id).update({'membership_status': 'frozen', 'frozen_until': until});
}
