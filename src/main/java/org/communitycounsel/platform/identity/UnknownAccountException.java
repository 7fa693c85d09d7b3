package org.communitycounsel.platform.identity;

import org.springframework.security.core.AuthenticationException;

/** A person proved who they are elsewhere, but has no account here. Told only to that person. */
public class UnknownAccountException extends AuthenticationException {

    public UnknownAccountException(String id) {
        super("no account " + id);
    }
}
