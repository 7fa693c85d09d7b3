package org.communitycounsel.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.BytesValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("JG-15 what is typed into a sealed field")
class SealedFieldsTest {

    private static Map<String, Object> sealed(Object note) throws Exception {
        var form = new ObjectMapper()
                .readTree(
                        "{\"components\": [{\"key\": \"note\", \"properties\": {\"sealed\": true}}, {\"key\": \"answer\"}]}");
        var submitted = new HashMap<String, Object>();
        submitted.put("note", note);
        submitted.put("answer", null);
        return SealedFields.seal(form, submitted);
    }

    @Test
    void is_not_kept() throws Exception {
        assertThat(sealed("王秀兰").get("note"))
                .isInstanceOfSatisfying(
                        BytesValue.class,
                        value -> assertThat(value.isTransient()).isTrue());
    }

    @Test
    void leaves_no_variable_where_it_is_nothing_which_would_stand_in_the_way_of_the_next_form() throws Exception {
        assertThat(sealed(null)).containsOnlyKeys("answer");
        assertThat(sealed(Variables.stringValue(null))).containsOnlyKeys("answer");
    }
}
