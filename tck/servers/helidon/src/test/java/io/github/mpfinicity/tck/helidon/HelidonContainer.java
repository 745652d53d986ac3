package io.github.mpfinicity.tck.helidon;

import jakarta.enterprise.inject.spi.BeanManager;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.context.annotation.DeploymentScoped;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.shrinkwrap.api.Archive;

/** Each deployment is a Helidon of its own, in this JVM. */
public final class HelidonContainer implements DeployableContainer<HelidonSettings> {
    private final Map<String, RunningApplication> applications = new ConcurrentHashMap<>();

    /** From here the tests get what they inject. */
    @Inject
    @DeploymentScoped
    @SuppressWarnings("NullAway.Init") // Arquillian sets it.
    private InstanceProducer<BeanManager> beans;

    /** For Arquillian. */
    public HelidonContainer() {}

    @Override
    public Class<HelidonSettings> getConfigurationClass() {
        return HelidonSettings.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            RunningApplication application = RunningApplication.start(archive);
            applications.put(archive.getName(), application);
            beans.set(application.beans());
            return new ProtocolMetaData();
        } catch (IOException | RuntimeException e) {
            throw new DeploymentException(archive.getName() + " does not start", e);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        RunningApplication application = applications.remove(archive.getName());
        if (application == null) {
            return;
        }
        try {
            application.stop();
        } catch (IOException | RuntimeException e) {
            throw new DeploymentException(archive.getName() + " does not stop", e);
        }
    }
}
