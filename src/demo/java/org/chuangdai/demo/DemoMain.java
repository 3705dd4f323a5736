package org.chuangdai.demo;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Start of the demo: its own PostgreSQL first, then the service. */
@QuarkusMain(name = "demo")
public final class DemoMain {
    private DemoMain() {
    }

    public static void main(String[] args) {
        EmbeddedDatabase.temporary().settings().forEach(System::setProperty);
        Quarkus.run(args);
    }
}
