package org.communitycounsel.platform.document;

import org.communitycounsel.platform.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class TemplatesLink {

    @Bean
    @Order(75)
    HomeLink templatesHomeLink() {
        return HomeLink.of("文书模板", "下载、修改本区协议等文书的 Word 模板", "/templates", TemplatePlaces::mayKeep);
    }
}
