package com.tidewaterhr.payroll.service;

import com.tidewaterhr.payroll.domain.*;
import com.tidewaterhr.payroll.repo.EmployeeRepository;
import java.util.List;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Slf4j
@Service
@RequiredArgsConstructor
public class RosterImportService {

    private final EmployeeRepository employees;

    @Transactional
    public ImportResult run(Company company, ImportSource importSource, List<RosterRow> rows) {
        ImportResult result = new ImportResult();
        for (RosterRow row : rows) {
            String importId = normalize(importSource, row.getExternalNumber());
            if (importId == null) {
                log.warn("row {} of {} has no employee number, skipped", row.getLine(), company.getName());
                result.skipped++;
                continue;
            }
            Employee employee = employees
                .findByCompanyAndImportSourceAndImportId(company, importSource, importId)
                .orElseGet(() -> {
                    result.created++;
                    return new Employee(company, importSource, importId);
                });
            employee.setFirstName(row.getFirstName());
            employee.setLastName(row.getLastName());
            employee.setHiredOn(row.getHiredOn());
            employees.save(employee);
        }
        return result;
    }

    private static String normalize(ImportSource source, String number) {
        if (number == null || number.isBlank()) {
            return null;
        }
        // ADP pads its file numbers with zeroes in one report and not in the other
        return source == ImportSource.ADP ? number.trim().replaceFirst("^0+", "") : number.trim();
    }

    public static class ImportResult {
        public int created;
        public int skipped;
    }
}
