import 'package:flutter/material.dart';

import '../api/patient_api.dart';
import '../models/patient.dart';

class PatientScreen extends StatefulWidget {
  const PatientScreen({Key? key, required this.api, required this.patient}) : super(key: key);

  final PatientApi api;
  final Patient patient;

  @override
  State<PatientScreen> createState() => _PatientScreenState();
}

class _PatientScreenState extends State<PatientScreen> {
  late Patient _patient = widget.patient;
  late final _controller = TextEditingController(text: _patient.externalLinkId);
  bool _saving = false;

  Future<void> _save() async {
    setState(() => _saving = true);
    try {
      final saved = await widget.api.setExternalLinkId(_patient.id, _controller.text.trim());
      setState(() => _patient = saved);
    } finally {
      setState(() => _saving = false);
    }
  }

  @override
  Widget build(BuildContext context) {
    return Scaffold(
      appBar: AppBar(title: Text(_patient.fullName)),
      body: ListView(
        padding: const EdgeInsets.all(16),
        children: [
          ListTile(title: const Text('Status'), subtitle: Text(_patient.membershipStatus ?? '-')),
          if (_patient.importSource != null)
            ListTile(
              title: const Text('Imported from'),
              subtitle: Text('${_patient.importSource} #${_patient.importId}'),
            ),
          TextField(
            controller: _controller,
            decoration: const InputDecoration(labelText: 'Chart number'),
          ),
          ElevatedButton(onPressed: _saving ? null : _save, child: const Text('Save')),
        ],
      ),
    );
  }
}
