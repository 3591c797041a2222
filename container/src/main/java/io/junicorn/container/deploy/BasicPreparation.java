package io.junicorn.container.deploy;

import io.junicorn.container.config.Settings;
import io.junicorn.environment.WebApplication;
import java.nio.file.Path;
import java.util.Optional;

/** Users and limits, from the settings of the context. */
final class BasicPreparation implements Preparation {
  @Override
  public void prepare(WarSpec spec, Settings settings, WebXml webXml, WebApplication application)
      throws DeployException {
    Optional<Path> realm = settings.deploy().realm();
    if (realm.isPresent()) {
      Realm.useFor(application, realm.get());
    }
    application.setMaxFormKeys(settings.limits().limitFormKeys());
    application.setMaxFormContentSize(settings.limits().limitFormSize().toInt());
    application.limitWebSocketMessages(settings.limits().limitWebsocketMessage().toInt());
  }
}
