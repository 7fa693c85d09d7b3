package org.communitycounsel.platform.notification;

import org.springframework.stereotype.Service;

/** Notices to the members of a group. */
@Service
public class Notices {

    /** Sends a notice. */
    public void send(String group, String dossierNumber, String subject, String text) {
        throw new UnsupportedOperationException();
    }
}
