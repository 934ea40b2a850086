package com.oakdpc.membership.client.hint;

import com.oakdpc.membership.client.hint.dto.PatientDto;
import com.oakdpc.membership.client.hint.dto.PatientUpdate;
import java.util.List;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

@FeignClient(name = "hint", url = "${hint.url}/api/provider", configuration = HintAuth.class)
public interface HintApi {

    @GetMapping("/patients")
    List<PatientDto> patients(@RequestParam("limit") int limit, @RequestParam("offset") int offset);

    @GetMapping("/patients/{id}")
    PatientDto patient(@PathVariable("id") String id);

    @PutMapping("/patients/{id}")
    PatientDto update(@PathVariable("id") String id, @RequestBody PatientUpdate body);
}
