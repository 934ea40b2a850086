package com.oakdpc.membership.sync;

import com.oakdpc.membership.client.hint.HintApi;
import com.oakdpc.membership.client.hint.dto.PatientDto;
import com.oakdpc.membership.client.hint.dto.PatientUpdate;
import com.oakdpc.membership.domain.Member;
import com.oakdpc.membership.domain.MemberRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.apache.commons.lang3.StringUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Slf4j
@Service
@RequiredArgsConstructor
public class MemberSyncService {

    private static final String IMPORT_SOURCE = "oak-membership";
    private static final int PAGE = 100;

    private final HintApi hint;
    private final MemberRepository members;

    @Scheduled(cron = "0 15 * * * *")
    @Transactional
    public void run() {
        int offset = 0;
        List<PatientDto> page;
        do {
            page = hint.patients(PAGE, offset);
            page.forEach(this::apply);
            offset += PAGE;
        } while (page.size() == PAGE);
        log.info("{} members without a link", members.countUnlinked());
    }

    void apply(PatientDto dto) {
        Optional<Member> found = find(dto);
        if (found.isEmpty()) {
            return;
        }
        Member member = found.get();
        member.setHintId(dto.getId());
        member.setHintExternalLinkId(dto.getExternalLinkId());
        member.setStatus(dto.getMembershipStatus());

        if (StringUtils.isBlank(dto.getImportId())) {
            hint.update(dto.getId(), PatientUpdate.builder()
                    .firstName(dto.getFirstName())
                    .lastName(dto.getLastName())
                    .importId(member.getId().toString())
                    .importSource(IMPORT_SOURCE)
                    .build());
        }
    }

    private Optional<Member> find(PatientDto dto) {
        if (IMPORT_SOURCE.equals(dto.getImportSource())) {
            return members.findById(UUID.fromString(dto.getImportId()));
        }
        if (dto.getExternalLinkId() != null) {
            return members.findByHintExternalLinkId(dto.getExternalLinkId());
        }
        return members.findByHintId(dto.getId());
    }
}
