package org.communitycounsel.directory.web;

import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.web.HomeLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class DirectoryLinks {

    @Bean
    @Order(50)
    HomeLink directoryLink() {
        return HomeLink.of("名录", "本地区的街道、社区、司法所、律师事务所和律师", "/directory");
    }

    @Bean
    @Order(90)
    HomeLink importLink() {
        return HomeLink.of(
                "导入名录", "用 CSV 或 Excel 文件导入区县、街道、社区、律所和律师", "/directory/import", CurrentUser::isAdministrator);
    }
}
