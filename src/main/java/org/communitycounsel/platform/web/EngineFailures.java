package org.communitycounsel.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.communitycounsel.platform.Refusal;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Stands around every engine command. A refusal thrown by a step comes out as it is, not wrapped by the engine; what else
 * went wrong is remembered for the request, because Camunda's REST layer keeps only a sentence of it.
 */
class EngineFailures extends CommandInterceptor {

    private static final String LAST = EngineFailures.class.getName() + ".last";

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            remember(failure);
            throw Refusal.behind(failure).map(RuntimeException.class::cast).orElse(failure);
        }
    }

    private static void remember(Throwable failure) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(LAST, failure, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** The last failure of a command in this request. */
    static Optional<Throwable> last(HttpServletRequest request) {
        return Optional.ofNullable((Throwable) request.getAttribute(LAST));
    }
}
