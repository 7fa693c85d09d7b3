package org.communitycounsel.platform.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.boot.web.context.ConfigurableWebServerApplicationContext;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks whether the port is free before anything else is done: the web server is the last to start, and whoever mistyped the
 * port should not wait for a database to be laid first.
 */
class PortCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        int port = port(context.getEnvironment());
        if (context instanceof ConfigurableWebServerApplicationContext && port > 0) {
            bind(port, context.getEnvironment().getProperty("server.address", InetAddress.class));
        }
    }

    private static int port(Environment settings) {
        return settings.getProperty("server.port", Integer.class, 8080);
    }

    /** Anything else that is wrong with the address is the web server's to tell. */
    private static void bind(int port, InetAddress address) {
        try {
            new ServerSocket(port, 1, address).close();
        } catch (IOException e) {
            PortInUseException.throwIfPortBindingException(e, () -> port);
        }
    }
}
