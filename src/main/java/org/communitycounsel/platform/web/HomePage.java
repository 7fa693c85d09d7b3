package org.communitycounsel.platform.web;

import java.util.List;
import org.communitycounsel.platform.identity.CurrentUser;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomePage {

    private final ObjectProvider<HomeLink> links;
    private final CurrentUser user;
    private final Frame frame;

    HomePage(ObjectProvider<HomeLink> links, CurrentUser user, Frame frame) {
        this.links = links;
        this.user = user;
        this.frame = frame;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("links", links());
        return "home";
    }

    private List<Link> links() {
        return links.orderedStream()
                .filter(link -> link.isFor(user))
                .map(link -> new Link(link.title(), link.description(), link.path(), frame.count(link)))
                .toList();
    }

    record Link(String title, String description, String path, long count) {}
}
