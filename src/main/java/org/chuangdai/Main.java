package org.chuangdai;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.stream.Stream;
import org.chuangdai.documents.RegisterDocumentsCommand;
import org.chuangdai.statistics.ReconcileCommand;
import org.eclipse.microprofile.config.ConfigProvider;

/** Production start: names every missing setting at once, in both languages, before anything else runs. With the argument {@code reconcile} it serves nothing and checks the roll-ups, with {@code register-documents} it registers a front end's. */
@QuarkusMain
public final class Main {

    /** A setting that production cannot do without. */
    private record Setting(String name, String chinese, String english) {
        boolean missing() {
            return ConfigProvider.getConfig().getOptionalValue(name, String.class).filter(value -> !value.isBlank()).isEmpty();
        }

        String line() {
            return "  %-30s %s · %s".formatted(name.toUpperCase().replace('.', '_').replace('-', '_'), chinese, english);
        }
    }

    private static final List<Setting> REQUIRED = List.of(
            new Setting("chuangdai.database.address", "数据库地址 host:port/name", "database address host:port/name"),
            new Setting("chuangdai.database.username", "数据库用户", "database user"),
            new Setting("chuangdai.database.password", "数据库口令", "database password"),
            new Setting("chuangdai.issuer", "单点登录发行者地址", "address of the single sign-on issuer"));

    private Main() {
    }

    public static void main(String[] args) {
        List<String> missing = REQUIRED.stream().filter(Setting::missing).map(Setting::line).toList();
        if (!missing.isEmpty()) {
            Stream.concat(Stream.of("创贷不能启动，缺少以下设置（环境变量）· Chuangdai cannot start, these settings (environment variables) are missing:"),
                    missing.stream()).forEach(System.err::println);
            System.exit(2);
        }
        if (args.length > 0 && args[0].equals(ReconcileCommand.NAME)) {
            System.setProperty("quarkus.http.host-enabled", "false");
            Quarkus.run(ReconcileCommand.class, args);
        } else if (args.length > 0 && args[0].equals(RegisterDocumentsCommand.NAME)) {
            System.setProperty("quarkus.http.host-enabled", "false");
            Quarkus.run(RegisterDocumentsCommand.class, args);
        } else {
            Quarkus.run(args);
        }
    }
}
