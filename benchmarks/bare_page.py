"""A bare NiceGUI page that says again what is said to it: what the library alone costs."""

import sys

from nicegui import ui


def main() -> None:
    """Serve it on the port that is the first argument."""

    @ui.page("/")
    def page() -> None:
        field = ui.textarea(label="Message")
        log = ui.column().props("id=log")

        def echo() -> None:
            with log:
                ui.label(f"You said {field.value}").classes("is-told")

        ui.button("Send", on_click=echo)

    ui.run(
        host="127.0.0.1",
        port=int(sys.argv[1]),
        reload=False,
        show=False,
        show_welcome_message=False,
    )


if __name__ == "__main__":
    main()
