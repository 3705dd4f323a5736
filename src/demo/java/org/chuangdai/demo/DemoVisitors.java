package org.chuangdai.demo;

import jakarta.enterprise.context.ApplicationScoped;
import org.chuangdai.signon.Visitors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The demo lets everybody in, unless {@code chuangdai.demo.sign-on=required} asks for a token as production does. */
@ApplicationScoped
class DemoVisitors implements Visitors {
    private final boolean letIn;

    DemoVisitors(@ConfigProperty(name = "chuangdai.demo.sign-on", defaultValue = "optional") String signOn) {
        this.letIn = !signOn.equals("required");
    }

    @Override
    public boolean areLetIn() {
        return letIn;
    }
}
