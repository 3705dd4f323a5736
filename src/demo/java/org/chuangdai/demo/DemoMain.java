package org.chuangdai.demo;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Start of the demo: its own PostgreSQL first, then the service. {@code chuangdai.demo.directory} keeps the data,
 * {@code chuangdai.demo.fresh=true} throws them away first.
 */
@QuarkusMain(name = "demo")
public final class DemoMain {
    /** In dev mode a changed class calls this again in the same process, whose database still runs. */
    private static final String STARTED = "chuangdai.demo.started";

    private DemoMain() {
    }

    public static void main(String[] args) {
        if (System.getProperty(STARTED) == null) {
            try {
                startDatabase(ConfigProvider.getConfig());
            } catch (RuntimeException e) {
                Console.err().println("创贷演示不能启动 · the Chuangdai demo cannot start: " + e.getMessage() + (e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")"));
                System.exit(1);
            }
        }
        Quarkus.run(DemoApplication.class, args);
    }

    private static void startDatabase(Config config) {
        DemoDirectory directory = new DemoDirectory(Path.of(config.getOptionalValue("chuangdai.demo.directory", String.class).orElse(".demo")));
        boolean fresh = config.getOptionalValue("chuangdai.demo.fresh", Boolean.class).orElse(false);
        Console.err().println("PostgreSQL 启动中 · starting PostgreSQL: " + directory.data());
        directory.take(fresh);
        EmbeddedDatabase database = EmbeddedDatabase.kept(directory.data());
        directory.complete();
        database.settings().forEach(System::setProperty);
        TokenSigner.withNewKey().settings().forEach(System::setProperty);
        System.setProperty(ProvinceLoader.LOAD, "true");
        System.setProperty(STARTED, "true");
    }
}
