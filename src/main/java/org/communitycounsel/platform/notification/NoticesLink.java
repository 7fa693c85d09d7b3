package org.communitycounsel.platform.notification;

import org.communitycounsel.platform.identity.CurrentUser;
import org.communitycounsel.platform.web.HomeLink;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way to the notices, with how many are unread. */
@Component
@Order(40)
class NoticesLink implements HomeLink {

    private final Notices notices;

    NoticesLink(Notices notices) {
        this.notices = notices;
    }

    @Override
    public String title() {
        return "通知";
    }

    @Override
    public String description() {
        return "查看发给本人和本单位的通知，例如推荐被退回的原因";
    }

    @Override
    public String path() {
        return "/notices";
    }

    @Override
    public boolean inNavigation() {
        return true;
    }

    @Override
    public long count(CurrentUser user) {
        return notices.unread(user.groups(), user.id());
    }
}
