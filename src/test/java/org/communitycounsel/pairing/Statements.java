package org.communitycounsel.pairing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Counts the SQL statements of a piece of work, sent by Hibernate or by JDBC templates. */
final class Statements {

    private Statements() {}

    static long during(Callable<?> work) throws Exception {
        List<Logger> loggers = Stream.of("org.hibernate.SQL", "org.springframework.jdbc.core.JdbcTemplate")
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        loggers.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.addAppender(heard);
            logger.setAdditive(false);
        });
        try {
            work.call();
        } finally {
            loggers.forEach(logger -> {
                logger.detachAppender(heard);
                logger.setLevel(null);
                logger.setAdditive(true);
            });
        }
        return heard.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(text ->
                        !text.equals("Executing prepared SQL query") && !text.equals("Executing prepared SQL update"))
                .count();
    }
}
