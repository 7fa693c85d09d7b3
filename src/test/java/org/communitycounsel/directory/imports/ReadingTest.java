package org.communitycounsel.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "330102001057",
                " 330102001057 ",
                "\u3000330102001057\u00a0",
                "３３０１０２００１０５７",
                "'330102001057",
                "\u200b330102001057"
            })
    void a_code_is_read_whatever_spaces_and_widths_people_type(String typed) {
        assertThat(Reading.digits(12).read(Cell.text(typed))).isEqualTo("330102001057");
    }

    @ParameterizedTest
    @CsvSource({
        "33010200105,应为 12 位数字",
        "3301020010577,应为 12 位数字",
        "33010200105O,应为 12 位数字",
        "3.30102E+11,编号被 Excel 变成了数字",
        "3.30102e11,编号被 Excel 变成了数字",
    })
    void a_code_that_is_none_is_refused_with_its_reason(String typed, String reason) {
        assertThatThrownBy(() -> Reading.digits(12).read(Cell.text(typed)))
                .isInstanceOf(Reading.Unreadable.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"330102001057,12,true", "13301202010999999,17,false"})
    void a_number_cell_stands_for_a_code_only_while_Excel_keeps_all_its_digits(
            String number, int digits, boolean kept) {
        var cell = new Cell(number, Cell.Form.NUMBER);
        if (kept) {
            assertThat(Reading.digits(digits).read(cell)).isEqualTo(number);
        } else {
            assertThatThrownBy(() -> Reading.digits(digits).read(cell)).hasMessageContaining("末尾几位已丢失");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2015-03-01", "2015-3-1", "2015/3/1", "2015.03.01", "2015年3月1日", "20150301", "２０１５年３月１日"})
    void a_day_is_read_in_the_ways_people_write_it(String typed) {
        assertThat(Reading.day().read(Cell.text(typed))).isEqualTo("2015-03-01");
    }

    @ParameterizedTest
    @CsvSource({"2015-02-29,没有这一天", "2015-13-01,没有这一天", "2015年,不是日期", "2015111,不是日期", "42064,不是日期", "1/3/2015,不是日期"})
    void a_day_that_is_none_or_could_be_two_is_refused(String typed, String reason) {
        assertThatThrownBy(() -> Reading.day().read(Cell.text(typed))).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/C calc'!A0"})
    void a_text_that_a_spreadsheet_would_run_is_refused(String typed) {
        assertThatThrownBy(() -> Reading.text(60).read(Cell.text(typed))).hasMessageContaining("公式");
    }

    @ParameterizedTest
    @ValueSource(strings = {"社\uFFFD区", "社\uE5E5区", "社\u0007区", "社\u202E区"})
    void a_text_that_cannot_be_shown_is_refused(String typed) {
        assertThatThrownBy(() -> Reading.text(60).read(Cell.text(typed))).hasMessageContaining("无法显示");
    }

    @ParameterizedTest
    @CsvSource({"中国（上海）社区,中国（上海）社区", "'　清波门社区　',清波门社区", "𠮷祥社区,𠮷祥社区"})
    void a_name_keeps_its_own_characters_and_loses_only_the_space_around(String typed, String read) {
        assertThat(Reading.text(60).read(Cell.text(typed))).isEqualTo(read);
    }
}
