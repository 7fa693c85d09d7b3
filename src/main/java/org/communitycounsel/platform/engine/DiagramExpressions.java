package org.communitycounsel.platform.engine;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The expression language of diagrams, listeners and stored filters. Expressions are data that designers and users of
 * the REST API write; the stock engine lets them run any code of the server. Here they reach what
 * {@link DiagramResolver} allows and the four functions of the engine ({@code currentUser()}, {@code currentUserGroups()},
 * {@code now()}, {@code dateTime()}).
 */
class DiagramExpressions extends JuelExpressionManager {

    private final DiagramBeans beans;

    DiagramExpressions(DiagramBeans beans) {
        this.beans = beans;
    }

    @Override
    protected ELResolver createElResolver() {
        return new DiagramResolver(beans);
    }
}
