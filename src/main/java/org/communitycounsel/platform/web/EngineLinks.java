package org.communitycounsel.platform.web;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The home page's links to Camunda's web applications, each for those who may use it. */
@Configuration(proxyBeanMethods = false)
class EngineLinks {

    @Bean
    @Order(10)
    HomeLink taskListLink(TaskService tasks) {
        return new HomeLink() {
            @Override
            public String title() {
                return "任务列表";
            }

            @Override
            public String description() {
                return "办理分给本人和本单位的任务，查看即将到期和已逾期的任务";
            }

            @Override
            public String path() {
                return "/camunda/app/tasklist/default/";
            }

            @Override
            public boolean inNavigation() {
                return true;
            }

            @Override
            public long count(CurrentUser user) {
                return awaiting(user, tasks);
            }
        };
    }

    /** How many open tasks are the user's own, or wait for one of the user's groups to claim them. */
    private static long awaiting(CurrentUser user, TaskService tasks) {
        long own = tasks.createTaskQuery().active().taskAssignee(user.id()).count();
        var groups = List.copyOf(user.groups());
        return groups.isEmpty()
                ? own
                : own
                        + tasks.createTaskQuery()
                                .active()
                                .taskCandidateGroupIn(groups)
                                .count();
    }

    @Bean
    @Order(20)
    HomeLink startLink(RepositoryService repository) {
        return HomeLink.of(
                "发起流程",
                "发起本单位可以办理的流程",
                "/camunda/app/tasklist/default/#/?processStart",
                user -> user.isAdministrator() || maySomeFlowBeStartedBy(user, repository));
    }

    private static boolean maySomeFlowBeStartedBy(CurrentUser user, RepositoryService repository) {
        return repository
                        .createProcessDefinitionQuery()
                        .startableInTasklist()
                        .startableByUser(user.id())
                        .count()
                > 0;
    }

    @Bean
    @Order(80)
    HomeLink cockpitLink() {
        return HomeLink.of(
                "运行监控", "查看各流程的运行情况、逾期环节和异常", "/camunda/app/cockpit/default/", EngineLinks::watchesProcesses);
    }

    @Bean
    @Order(90)
    HomeLink adminLink() {
        return HomeLink.of("系统管理", "管理账号、用户组和权限", "/camunda/app/admin/default/", CurrentUser::isAdministrator);
    }

    private static boolean watchesProcesses(CurrentUser user) {
        return user.isAdministrator() || user.hasRole(Role.SUPERVISOR) || user.hasRole(Role.PROCESS_DESIGNER);
    }
}
