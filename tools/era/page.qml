// The window of shell.cpp: the page of the last argument, which may use camera and microphone.
import QtQuick 2.5
import QtQuick.Window 2.2
import QtWebEngine 1.3

Window {
    visible: true
    width: 800
    height: 600

    WebEngineView {
        anchors.fill: parent
        url: Qt.application.arguments[Qt.application.arguments.length - 1]
        onFeaturePermissionRequested: grantFeaturePermission(securityOrigin, feature, true)
        onJavaScriptConsoleMessage: console.log("[page] " + sourceID + ":" + lineNumber + " " + message)
        onRenderProcessTerminated: console.log("[renderer] " + terminationStatus + " " + exitCode)
    }
}
