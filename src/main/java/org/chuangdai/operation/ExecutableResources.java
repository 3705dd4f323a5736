package org.chuangdai.operation;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.function.BooleanSupplier;

/**
 * How an executable compares the names of its resources, while it is compiled by a native-image that has this class: by code. Its own record's {@code equals} is interpreted there, for
 * every module whenever a service is looked up, and was a fifth of the start.
 */
@TargetClass(className = "com.oracle.svm.core.jdk.Resources", innerClass = "ModuleInstanceResourceKey", onlyWith = ExecutableResources.AreKeyedByModule.class)
final class ExecutableResources {
    @Alias
    private Module module;
    @Alias
    private String resource;

    @Substitute
    @Override
    public boolean equals(Object other) {
        return other instanceof ExecutableResources key && module == key.module && resource.equals(key.resource);
    }

    static final class AreKeyedByModule implements BooleanSupplier {
        @Override
        public boolean getAsBoolean() {
            try {
                Class.forName("com.oracle.svm.core.jdk.Resources$ModuleInstanceResourceKey", false, ExecutableResources.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException another) {
                return false;
            }
        }
    }
}
