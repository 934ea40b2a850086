package com.tidewaterhr.payroll.repo;

import com.tidewaterhr.payroll.domain.*;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;

public interface EmployeeRepository extends JpaRepository<Employee, Long> {

    Optional<Employee> findByCompanyAndImportSourceAndImportId(Company company, ImportSource source, String importId);

    List<Employee> findByImportSource(ImportSource importSource);

    @Query("select e from Employee e where e.company = :company and e.importId in (:ids)")
    List<Employee> findImported(@Param("company") Company company, @Param("ids") List<String> ids);
}
