package org.communitycounsel.platform.identity;

import org.springframework.security.core.AuthenticationException;

/** Too many sign-ins from one address have failed; it has to wait. */
public class TooManyAttemptsException extends AuthenticationException {

    TooManyAttemptsException() {
        super("too many failed sign-ins from this address");
    }
}
