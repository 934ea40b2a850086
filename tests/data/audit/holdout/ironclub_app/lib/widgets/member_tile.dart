import 'package:flutter/material.dart';

import '../models/member.dart';

class MemberTile extends StatelessWidget {
  const MemberTile(this.member, {super.key, this.onTap});

  final Member member;
  final VoidCallback? onTap;

  @override
  Widget build(BuildContext context) {
    return ListTile(
      title: Text(member.name),
      subtitle: Text(member.email ?? ''),
      trailing: member.migrated ? Tooltip(message: member.importId!, child: const Icon(Icons.history)) : null,
      onTap: onTap,
    );
  }
}

class MemberSearch extends StatelessWidget {
  const MemberSearch({super.key, required this.onChanged});

  final ValueChanged<String> onChanged;

  @override
  Widget build(BuildContext context) => TextField(
        decoration: const InputDecoration(hintText: 'Name, phone or card', prefixIcon: Icon(Icons.search)),
        onChanged: onChanged,
      );
}
