package org.communitycounsel.platform.calendar;

import org.communitycounsel.platform.database.InEmbeddedDatabase;
import org.communitycounsel.platform.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
@InEmbeddedDatabase
class DemoTimeLink {

    @Bean
    @Order(95)
    HomeLink demoTimeHomeLink(DemoTime time) {
        return HomeLink.of(
                "演示时间", "往前拨时间，看期限届满、到日生效", "/demo/time", user -> user.isAdministrator() && time.isOffered());
    }
}
