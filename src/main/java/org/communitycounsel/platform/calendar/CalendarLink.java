package org.communitycounsel.platform.calendar;

import org.communitycounsel.platform.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class CalendarLink {

    @Bean
    @Order(80)
    HomeLink calendarHomeLink() {
        return HomeLink.of("工作日历", "查看放假、补班和本地调整；有权限的可以调整", "/calendar");
    }
}
