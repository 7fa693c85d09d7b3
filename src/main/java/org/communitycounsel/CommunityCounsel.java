package org.communitycounsel;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the programme "律师进社区": the engine, its web applications and the programme's own modules in one process. */
@SpringBootApplication
public class CommunityCounsel {

    public static void main(String[] args) {
        SpringApplication.run(CommunityCounsel.class, args);
    }
}
