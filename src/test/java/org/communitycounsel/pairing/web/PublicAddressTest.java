package org.communitycounsel.pairing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.communitycounsel.platform.StartupProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PublicAddressTest {

    @Test
    void the_configured_address_holds_whatever_the_request_says() {
        var request = new MockHttpServletRequest("GET", "/notice/1/card");
        request.setServerName("evil.example.com");

        assertThat(new PublicAddress("https://sqls.example.gov.cn/lawyers/").of(request, "/notice/1"))
                .isEqualTo("https://sqls.example.gov.cn/lawyers/notice/1");
    }

    @Test
    void without_one_the_reader_is_led_where_the_reader_came() {
        var request = new MockHttpServletRequest("GET", "/notice/1/card");
        request.setScheme("https");
        request.setServerName("shequ.example.cn");
        request.setServerPort(8443);

        assertThat(new PublicAddress("").of(request, "/notice/1")).isEqualTo("https://shequ.example.cn:8443/notice/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqls.example.gov.cn", "ftp://x.cn", "https://", "https://a b", "https://x.cn/?a=1"})
    void what_is_no_address_stops_the_start(String configured) {
        assertThatThrownBy(() -> new PublicAddress(configured))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("community-counsel.public-address");
    }
}
