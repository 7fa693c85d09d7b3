package org.communitycounsel.platform.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a person submitted, in words")
class FormSchemaTest {

    @ParameterizedTest(name = "{0} “{1}” reads “{2}”")
    @CsvSource({
        "number, 12.50, 12.5学时",
        "number, -3, -3学时",
        "number, 1e999999999, 1e999999999",
        "number, 2026-02-30, 2026-02-30",
        "number, true, true",
        "datetime, 2026-10-01, 2026年10月1日",
        "datetime, 2026-02-30, 2026-02-30",
        "datetime, 2026-10-01T09:00, 2026-10-01 09:00",
        "checklist, a, 甲",
        "checklist, x, x"
    })
    void what_does_not_fit_the_field_stays_as_it_is_and_is_left_for_the_step_to_refuse(
            String type, String value, String words) throws Exception {
        assertThat(read(type, value)).isEqualTo(words);
    }

    @Test
    void a_list_with_a_gap_is_read() throws Exception {
        assertThat(read("checklist", Arrays.asList("a", null))).isEqualTo("甲");
    }

    private static String read(String type, Object value) throws Exception {
        var schema = new ObjectMapper().readTree("""
                {"components": [{"type": "%s", "key": "field", "label": "项目",
                    "appearance": {"suffixAdorner": "学时"}, "values": [{"label": "甲", "value": "a"}]}]}""".formatted(type));
        return new FormSchema(schema, (expression, values) -> null)
                .submitted(Map.of("field", value))
                .fields()
                .get(0)
                .value();
    }
}
