package com.oakdpc.membership.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.oakdpc.membership.client.hint.HintApi;
import com.oakdpc.membership.client.hint.dto.PatientDto;
import com.oakdpc.membership.client.hint.dto.PatientUpdate;
import com.oakdpc.membership.domain.Member;
import com.oakdpc.membership.domain.MemberRepository;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class MemberSyncServiceTest {

    private final HintApi hint = mock(HintApi.class);
    private final MemberRepository members = mock(MemberRepository.class);
    private final MemberSyncService service = new MemberSyncService(hint, members);

    @Test
    void writesOurIdWhenMissing() {
        Member member = new Member();
        member.setId(UUID.randomUUID());
        when(members.findByHintId("pat-1")).thenReturn(Optional.of(member));

        PatientDto dto = new PatientDto();
        dto.setId("pat-1");
        service.apply(dto);

        ArgumentCaptor<PatientUpdate> body = ArgumentCaptor.forClass(PatientUpdate.class);
        verify(hint).update(eq("pat-1"), body.capture());
        assertThat(body.getValue().getImportId()).isEqualTo(member.getId().toString());
        assertThat(body.getValue().getImportSource()).isEqualTo("oak-membership");
    }

    @Test
    void leavesLinkedAlone() {
        UUID id = UUID.randomUUID();
        Member member = new Member();
        when(members.findById(id)).thenReturn(Optional.of(member));
        PatientDto dto = new PatientDto();
        dto.setImportId(id.toString());
        dto.setImportSource("oak-membership");
        service.apply(dto);
        verify(hint, never()).update(any(), any());
    }
}
