package com.carebridge.connector.service;

import com.carebridge.connector.api.ProviderApi;
import com.carebridge.connector.dto.PatientDto;
import com.carebridge.connector.model.PatientLink;
import com.carebridge.connector.repo.PatientLinkRepository;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;

@Slf4j
@Service
@RequiredArgsConstructor
public class PatientSyncService {

    private final ProviderApi api;
    private final PatientLinkRepository links;

    @Transactional
    @Scheduled(cron = "${sync.cron}")
    public void sync() {
        int linked = 0;
        for (PatientDto dto : api.patients()) {
            PatientLink link = links.findById(dto.getId()).orElseGet(PatientLink::new);
            link.setPatientId(dto.getId());
            link.setExternalLinkId(dto.getExternalLinkId());
            if ("CAREBRIDGE".equals(dto.getImportSource())) {
                link.setImportId(dto.getImportId());
                linked++;
            }
            link.setSyncedAt(Instant.now());
            links.save(link);
        }
        log.info("{} linked", linked);
    }
}
