package org.communitycounsel.platform.web;

import java.time.Duration;

/** Where the application's time is not the browsers': pages say what time it is, and the browsers of Camunda's follow. */
public interface MovedTime {

    /** By how much the application's time is ahead; zero as long as nobody has moved it. */
    Duration ahead();

    /** What time it is, in Chinese. */
    String inWords();
}
