package org.communitycounsel.pairing;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The students who assist, assisted, or were recommended. */
public interface Assistants extends JpaRepository<Assistant, Long> {

    List<Assistant> findByAssistanceIdOrderById(Long assistanceId);

    List<Assistant> findByAssistanceIdAndStateInOrderById(Long assistanceId, Collection<AssistantState> states);

    boolean existsBySchoolCodeAndStudentNumberAndStateIn(
            String schoolCode, String studentNumber, Collection<AssistantState> states);
}
